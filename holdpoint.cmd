@echo off
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set OUT=%~dp0artifacts\holdpoint
dotnet publish "%~dp0src\Holdpoint.Cli" -c Release -o "%OUT%" --nologo -v quiet 1>&2 || exit /b 3
dotnet "%OUT%\holdpoint.dll" %*
exit /b %ERRORLEVEL%
