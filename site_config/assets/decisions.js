/* The finder on the page of decisions: looks up answers that were worked out when the handbook was built. */
(function () {
  "use strict";

  var TIMES = { "": 1, k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };
  var SUM = /^(?:£|GBP)?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?\s*(k|thousand|m|mn|million|bn|billion)?$/i;
  var known = {};

  /* Whole pence as a BigInt; null where nothing is written; throws the sentence that says what is wrong. */
  function pence(words) {
    words = words.trim();
    if (!words) return null;
    var match = SUM.exec(words);
    if (!match || match[1].replace(/,/g, "").length > 15) throw "Write a sum such as £250,000 or £1m";
    var part = match[2] || "";
    var scaled = BigInt(match[1].replace(/,/g, "") + part) * BigInt(TIMES[(match[3] || "").toLowerCase()]) * 100n;
    var size = 10n ** BigInt(part.length);
    if (scaled % size !== 0n) throw "A sum has no parts of a penny";
    return scaled / size;
  }

  /* The HTML of an answer.
     asked: {amount: BigInt or null, place: id, date: YYYY-MM-DD, case: {fact: answer}}; what is not known is left out. */
  function lookUp(data, asked) {
    var day = 0;
    if (asked.date) day = 1 + data.days.filter(function (begins) { return begins <= asked.date; }).length;
    var place = asked.place ? data.places.indexOf(asked.place) + 1 : 0;
    var number = 0;
    data.facts.forEach(function (fact) {
      var told = ((asked.case || {})[fact.fact] || "").toLowerCase();
      var answers = fact.answers.map(function (answer) { return answer.toLowerCase(); });
      number = number * (fact.answers.length + 1) + answers.indexOf(told) + 1;
    });
    var row = data.rows[day][place][number];
    if (asked.amount === null || asked.amount === undefined) return data.answers[row[1]];
    var band = row[0].filter(function (bound) { return asked.amount > BigInt(bound); }).length;
    return data.answers[row[2][band]];
  }

  function load(folder, decision) {
    var address = folder + encodeURIComponent(decision) + ".json";
    known[address] = known[address] || fetch(address).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return response.json();
    });
    return known[address];
  }

  window.handbookFinder = { lookUp: lookUp, load: load, pence: pence };

  function start(form) {
    var answer = document.getElementById("finder-answer");
    var facts = document.getElementById("finder-facts");
    var error = document.getElementById("finder-amount-error");
    var fields = { decision: "finder-decision", amount: "finder-amount", place: "finder-place", date: "finder-date" };
    var told = {};
    var turn = 0;

    Object.keys(fields).forEach(function (name) { fields[name] = document.getElementById(fields[name]); });

    function value(name) { return fields[name] ? fields[name].value : ""; }

    function remember() {
      var query = new URLSearchParams();
      Object.keys(fields).forEach(function (name) { if (value(name)) query.set(name, value(name)); });
      Object.keys(told).forEach(function (fact) { if (told[fact]) query.set("case." + fact, told[fact]); });
      var words = query.toString();
      history.replaceState(null, "", location.pathname + (words ? "?" + words : "") + location.hash);
    }

    function ask(data) {
      facts.textContent = "";
      data.facts.forEach(function (fact, index) {
        var box = document.createElement("div");
        box.className = "finder__field finder__field--wide";
        var label = document.createElement("label");
        label.htmlFor = "finder-fact-" + index;
        label.textContent = fact.ask;
        var select = document.createElement("select");
        select.id = label.htmlFor;
        select.add(new Option(fact.usual ? "Not said; usually " + fact.usual : "Not said", ""));
        fact.answers.forEach(function (one) { select.add(new Option(one, one)); });
        select.value = fact.answers.indexOf(told[fact.fact]) >= 0 ? told[fact.fact] : "";
        told[fact.fact] = select.value;
        select.addEventListener("change", function () {
          told[fact.fact] = select.value;
          show();
        });
        box.append(label, select);
        facts.append(box);
      });
    }

    function say(title, html) {
      var heading = document.createElement("h2");
      heading.textContent = title;
      answer.innerHTML = html; // made when the handbook was built, with every text escaped
      answer.insertBefore(heading, answer.firstChild);
      answer.hidden = false;
    }

    function show() {
      var amount = null;
      var mine = ++turn;
      error.textContent = "";
      fields.amount.removeAttribute("aria-invalid");
      try {
        amount = pence(value("amount"));
      } catch (words) {
        error.textContent = words;
        fields.amount.setAttribute("aria-invalid", "true");
        answer.hidden = true;
        return;
      }
      remember();
      if (!value("decision")) {
        facts.textContent = "";
        answer.hidden = true;
        return;
      }
      load(form.dataset.answers, value("decision")).then(function (data) {
        if (mine !== turn) return;
        if (facts.dataset.of !== value("decision")) {
          facts.dataset.of = value("decision");
          ask(data);
          remember();
        }
        say(data.name, lookUp(data, { amount: amount, place: value("place"), date: value("date"), case: told }));
      }, function () {
        if (mine === turn) say("No answer", "<p>The answers could not be loaded. The whole scheme stands below.</p>");
      });
    }

    var query = new URLSearchParams(location.search);
    query.forEach(function (words, name) {
      if (name.indexOf("case.") === 0) told[name.slice(5)] = words;
      else if (fields[name]) fields[name].value = words;
    });
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    fields.decision.addEventListener("change", function () { told = {}; facts.dataset.of = ""; show(); });
    fields.amount.addEventListener("input", show);
    [fields.place, fields.date].forEach(function (field) { if (field) field.addEventListener("change", show); });
    show();
  }

  var form = document.getElementById("finder");
  if (form) start(form);
})();
