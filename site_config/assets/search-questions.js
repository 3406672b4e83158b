/* Lets people ask the search a question: words that every question has are left out, and plurals find singulars.
   It stands before the search's own worker, whose address follows `?then=`. */
(function () {
  "use strict";

  var EMPTY = new Set(("a about after am an and answers any are as at be by can charge could do does for from had has have how i " +
    "in is it its lead leads look looking looks many me my of on or our person responsible run runs should take takes tell that " +
    "the their them there they this to us was we were what when where which who whom whose why will with would you your").split(" "));
  var QUERY = 2;

  function stem(word) {
    if (/^[A-Z]{2,}s$/.test(word)) return word.slice(0, -1);
    if (word.length > 4 && /ies$/i.test(word)) return word.slice(0, -3);
    if (word.length > 3 && /[^s]s$/i.test(word)) return word.slice(0, -1);
    return word;
  }

  function asked(query) {
    if (/["+~^:*]/.test(query)) return query; // somebody knows the search's own signs
    var words = query.replace(/[?!.,;()]/g, " ").split(/\s+/).filter(Boolean);
    var kept = words.filter(function (word) { return !EMPTY.has(word.toLowerCase()); });
    return (kept.length ? kept.map(function (word) { return stem(word.replace(/['’]s$/i, "")); }) : words).join(" ");
  }

  self.addEventListener("message", function (event) {
    var message = event.data;
    if (message && message.type === QUERY && typeof message.data === "string") message.data = asked(message.data);
  });

  var then = new URL(self.location.href).searchParams.get("then") || "";
  if (/^javascripts\/workers\/search\.[0-9a-f]+\.min\.js$/.test(then)) self.importScripts(then);
})();
