#!/usr/bin/env bash
# Times azreach in the fault lab: wall time of the whole process and its peak memory, for each case named.
#
#   cli/bench/lab.sh [CASE...]      default: the healthy Azure VM and the firewall that drops everything
#
# Needs root and the lab beside the checkout (../shared/lab). ROUNDS (5) runs of each case inside one lab; the first run of a
# case is not counted. Load of other programs goes into the figures: read them next to the bare JVM's.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
lab=$root/../shared/lab
[[ -x $lab/lab ]] || { echo "lab.sh: no lab at ../shared/lab beside the checkout" >&2; exit 2; }
cases=("$@")
((${#cases[@]})) || cases=(01 21)
"$root/azreach" version > /dev/null
launcher=$(echo "$root"/cli/target/azreach-*/bin/azreach)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Runs inside the lab's client: ROUNDS runs, then medians.
cat > "$scratch/inside" <<'INSIDE'
#!/usr/bin/env bash
set -uo pipefail
launcher=$1 rounds=$2 scratch=$3
command=("$launcher" check "${ASK_SCENARIO:-a2a}" --actor shell --storage-account "$ASK_STORAGE_ACCOUNT"
  --asr-host "$ASK_ASR_HOST" --trust "$LAB_CA_PEM" --azure-ca "$LAB_AZURE_CA_PEM" -o json)
[[ -z ${ASK_SERVICE_BUS:-} ]] || command+=(--service-bus "$ASK_SERVICE_BUS.servicebus.windows.net")
[[ -z ${ASK_KEY_VAULT:-} ]] || command+=(--key-vault "$ASK_KEY_VAULT")
[[ -z ${ASK_BACKUP_HOST:-} ]] || command+=(--backup-host "$ASK_BACKUP_HOST")
java=$(command -v java)

milliseconds() {
  local start=$EPOCHREALTIME end
  "$@" > /dev/null 2>&1
  end=$EPOCHREALTIME
  echo $(((${end/./} - ${start/./}) / 1000))
}
peak() {
  "$@" > /dev/null 2>&1 &
  local pid=$! line last=0
  while line=$(grep VmHWM "/proc/$pid/status" 2> /dev/null); do
    line=${line//[!0-9]/}
    if ((line > last)); then last=$line; fi
  done
  wait "$pid"
  echo $((last / 1024))
}
median() { sort -n | sed -n "$((rounds / 2 + 1))p"; }

milliseconds "${command[@]}" > /dev/null
for ((i = 0; i < rounds; i++)); do milliseconds "${command[@]}"; done > "$scratch/wall"
for ((i = 0; i < rounds; i++)); do milliseconds "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -version; done > "$scratch/bare"
wall=$(median < "$scratch/wall") bare=$(median < "$scratch/bare")
printf '%8s %8s %8s %8s\n' "$wall" "$bare" "$((10 * wall / bare))" "$(peak "${command[@]}")"
INSIDE
chmod +x "$scratch/inside"

printf '%-6s %8s %8s %8s %8s\n' case ms 'bare ms' 'ratio*10' 'peak MB'
for case in "${cases[@]}"; do
  "$lab/lab" run "$case" --timeout 300 --out "$scratch/out" -- "$scratch/inside" "$launcher" "${ROUNDS:-5}" "$scratch" > /dev/null 2>&1 || true
  printf '%-6s %s' "$case" "$(cat "$scratch/out/stdout")"
  echo
done
