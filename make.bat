@echo off
rem "make run" and "make test" for Windows without make; the Makefile has every other command.
setlocal
cd /d "%~dp0"
set "PYTHON=.venv\Scripts\python.exe"
set "INSTALL=%PYTHON% -m pip install --quiet --quiet --disable-pip-version-check --only-binary :all: --require-hashes"

if "%~1"=="run" goto run
if "%~1"=="test" goto test
echo Say "make run" or "make test". 1>&2
exit /b 2

:run
call :prepare run requirements.lock || exit /b 1
%PYTHON% -m ui
exit /b %ERRORLEVEL%

:test
call :prepare run requirements.lock || exit /b 1
call :prepare test requirements-dev.lock || exit /b 1
set "QT_QPA_PLATFORM=offscreen"
%PYTHON% -m ruff check . || exit /b 1
%PYTHON% -m ruff format --check . || exit /b 1
%PYTHON% -m mypy || exit /b 1
.venv\Scripts\lint-imports.exe --no-logo || exit /b 1
%PYTHON% -m pytest -n auto
exit /b %ERRORLEVEL%

rem prepare NAME LOCK: the stamp is a copy of the lock it was made from.
:prepare
fc /b "%~2" ".venv\%~1.stamp" >nul 2>nul && exit /b 0
if not exist "%PYTHON%" call :create || exit /b 1
echo Setting up .venv from %~2; this happens once.
%INSTALL% --requirement %~2 || exit /b 1
copy /y "%~2" ".venv\%~1.stamp" >nul
exit /b %ERRORLEVEL%

:create
for %%P in ("py -3.13" "py -3.12" "py -3.11" "python") do (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        %%~P -m venv .venv
        exit /b
    )
)
echo Leadline needs Python 3.11 or newer: https://www.python.org/downloads/ 1>&2
exit /b 1
