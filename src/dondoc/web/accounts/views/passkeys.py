"""What pages with a passkey share."""

from __future__ import annotations

import json
from typing import Any


class PasskeyOptions:
    """Hands the browser's question to the page as an attribute: inline script is forbidden."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "options": json.dumps(context.get("js_data", {}))}
