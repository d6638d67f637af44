"""CRM Digital FTE: an AI employee that answers customers by email, WhatsApp and web form."""

import os

__version__ = "1.0.0"

# Must be set before numpy is imported anywhere. The matrices of screening and ranking are small: a second BLAS thread
# gains little on an idle machine, and its spinning makes every call many times slower on a busy one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
