"""The application with its clock set: ``application`` for the server, and manage.py as a module.

Only for pictures that must look the same whenever they are taken. ``JAM`` in the environment is
the moment at which the process starts; from there on the clock runs.
"""

from __future__ import annotations

import os
import sys

import time_machine

time_machine.travel(os.environ["JAM"], tick=True).start()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", *sys.argv[1:]])
else:
    from kinerja.wsgi import application as application
