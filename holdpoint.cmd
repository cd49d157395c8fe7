@echo off
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set OUT=%~dp0artifacts\holdpoint
dotnet publish "%~dp0src\Holdpoint.Cli" -c Release -o "%OUT%" --nologo -v quiet 1>&2 || exit /b 3
rem A command that reads a fleet is fastest with much memory at once; a server that runs for months is to take little.
for %%A in (%*) do if /i "%%~A"=="serve" set DOTNET_gcServer=0
for %%A in (%*) do if /i "%%~A"=="up" set DOTNET_gcServer=0
dotnet "%OUT%\holdpoint.dll" %*
exit /b %ERRORLEVEL%
