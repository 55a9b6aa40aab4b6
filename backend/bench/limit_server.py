"""gunicorn's settings for the bare program: as ours has them."""

import os

workers = int(os.environ["WORKERS"])
worker_class = "gthread"
threads = 8
loglevel = "error"
control_socket_disable = True
