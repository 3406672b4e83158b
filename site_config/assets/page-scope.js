/* What Material's script expects to find: where the site begins, and what this browser keeps for it between two pages. */
var __md_scope = new URL(document.currentScript.dataset.scope, location);

function __md_hash(text) {
  return Array.from(text).reduce(function (sum, sign) { return (sum << 5) - sum + sign.charCodeAt(0); }, 0);
}

function __md_get(name, store, scope) {
  return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + name));
}

function __md_set(name, value, store, scope) {
  try {
    (store || localStorage).setItem((scope || __md_scope).pathname + "." + name, JSON.stringify(value));
  } catch (refused) { /* a browser that keeps nothing shows the page all the same */ }
}
