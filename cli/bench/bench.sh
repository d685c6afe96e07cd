#!/usr/bin/env bash
# Times whole processes of the built distribution against loopback and tells them as ratios to a bare JVM.
#
#   cli/bench/bench.sh [ROUNDS]      default 9; medians; the ways take turns so that load hits all alike
set -euo pipefail
rounds=${1:-9}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
"$root/azreach" version > /dev/null
launcher=$(echo "$root"/cli/target/azreach-*/bin/azreach)
scratch=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; rm -rf "$scratch"' EXIT

cat > "$scratch/Bare.java" <<'JAVA'
public class Bare { public static void main(String[] args) {} }
JAVA
cat > "$scratch/Server.java" <<'JAVA'
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
public class Server {
    public static void main(String[] args) throws IOException {
        try (var server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                try (var one = server.accept()) {
                    one.getInputStream().read(new byte[4096]);
                    one.getOutputStream().write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes("US-ASCII"));
                } catch (IOException gone) {
                    continue;
                }
            }
        }
    }
}
JAVA
java_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
"$java_home/bin/javac" -d "$scratch" "$scratch/Bare.java" "$scratch/Server.java"
mkfifo "$scratch/port"
"$java_home/bin/java" -cp "$scratch" Server > "$scratch/port" &
server=$!
read -r port < "$scratch/port"

declare -A way=(
  [bare]="$java_home/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp $scratch Bare"
  [version]="$launcher version"
  [explain]="$launcher explain TCP_REFUSED"
  [check]="$launcher connect http://127.0.0.1:$port/ -o json"
  [check-no-archive]="env AZREACH_NO_ARCHIVE=1 $launcher connect http://127.0.0.1:$port/ -o json"
)
names=(bare version explain check check-no-archive)

# Milliseconds of one process. The commands are ours and have no spaces in their words.
once() {
  local start=$EPOCHREALTIME end
  ${way[$1]} > /dev/null 2>> "$scratch/err" || true
  end=$EPOCHREALTIME
  echo $(((${end/./} - ${start/./}) / 1000)) >> "$scratch/$1"
}

# Peak resident memory in MB, read again and again while the process lives.
peak() {
  ${way[$1]} > /dev/null 2>&1 &
  local pid=$! line last=0
  while line=$(grep VmHWM "/proc/$pid/status" 2> /dev/null); do
    line=${line//[!0-9]/}
    if ((line > last)); then last=$line; fi
  done
  wait "$pid" || true
  echo $((last / 1024))
}

for ((i = 0; i < rounds; i++)); do
  for name in "${names[@]}"; do once "$name"; done
done
median() { sort -n "$scratch/$1" | sed -n "$((rounds / 2 + 1))p"; }
bare=$(median bare)
printf '%-18s %8s %8s %8s\n' way ms ratio 'peak MB'
for name in "${names[@]}"; do
  ms=$(median "$name")
  printf '%-18s %8d %8s %8s\n' "$name" "$ms" "$((ms * 10 / bare / 10)).$((ms * 10 / bare % 10))" "$(peak "$name")"
done
