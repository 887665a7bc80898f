// Runs in the hidden frame to which a silent login comes back: hands the address to the page around it.
window.parent.postMessage({ source: "oidc-client", url: location.href, keepOpen: false }, location.origin);
