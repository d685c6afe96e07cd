@echo off
rem Starts azreach with JAVA_HOME's Java, or the one on PATH. AZREACH_JAVA_OPTIONS adds options for the JVM.
setlocal
set "AZREACH_HOME=%~dp0.."
for %%I in ("%AZREACH_HOME%") do set "AZREACH_HOME=%%~fI"
set "AZREACH_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "AZREACH_JAVA=%JAVA_HOME%\bin\java.exe"
if "%AZREACH_JAVA%"=="java" (
  where /q java
  if errorlevel 1 (
    echo azreach: no Java found; install a Java runtime of 17 or newer, or set JAVA_HOME 1>&2
    exit /b 4
  )
)
"%AZREACH_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx512m -Xshare:auto -Xlog:disable -Xlog:all=warning:stderr -Dguice_bytecode_gen_option=DISABLED "-Dazreach.home=%AZREACH_HOME%" %AZREACH_JAVA_OPTIONS% -jar "%AZREACH_HOME%\lib\azreach.jar" %*
exit /b %ERRORLEVEL%
