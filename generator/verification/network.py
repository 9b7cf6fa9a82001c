"""One question to a public service: the only module of this program that reaches for the network."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request

TIMEOUT = 20.0
"""Seconds to wait for an answer."""
_LARGEST = 1_000_000
_AGENT = "bone-evidence (reads one publication at a time)"


def ask(address: str, *, timeout: float = TIMEOUT) -> tuple[str, str]:
    """The text behind a public address, or what went wrong and what to do; one of the two is empty. Never raises."""
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.read(_LARGEST).decode("utf-8", errors="replace"), ""
    except TimeoutError:
        return "", f"no answer within {timeout:g} s; try again later"
    except urllib.error.HTTPError as fault:
        return "", f"the service answered {fault.code}; try again later, or look the number up by hand"
    except http.client.HTTPException:
        return "", "the answer broke off; try again later"
    except (urllib.error.URLError, OSError, ValueError) as fault:
        reason = getattr(fault, "reason", fault)
        if isinstance(reason, TimeoutError):
            return "", f"no answer within {timeout:g} s; try again later"
        return "", f"the service cannot be reached ({reason}); is there a network?"
