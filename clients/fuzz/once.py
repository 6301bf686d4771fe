"""Hooks of the stateful phase: no request is sent under a key of an earlier one.

Such a request is answered as the first one was, also when what was made then has been deleted since; schemathesis would take
it for newly made.
"""

from typing import Any

import schemathesis


@schemathesis.hook
def map_headers(context: Any, headers: Any) -> Any:
    return {name: value for name, value in (headers or {}).items() if name != "Idempotency-Key"}
