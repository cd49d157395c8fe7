@echo off
where bash >nul 2>nul && (bash "%~dp0test" %* & exit /b)
dotnet tool restore || exit /b 3
dotnet csharpier check "%~dp0." || exit /b 1
dotnet build "%~dp0Holdpoint.slnx" -c Release || exit /b 1
dotnet test --solution "%~dp0Holdpoint.slnx" -c Release --no-build
exit /b %ERRORLEVEL%
