// Tells that there are newer changes than the page shows, and adds them when the reader asks. Nothing moves by itself.
(() => {
  "use strict";
  const notice = document.getElementById("live");
  const list = document.getElementById("changes");
  if (!notice || !list || !window.EventSource) return;

  const link = document.createElement("a");
  link.href = notice.dataset.address;

  let last = notice.dataset.since;
  let fresh = new Set();
  let source;

  const words = count => count === 1 ? notice.dataset.one : notice.dataset.many.replace("#", count);

  function tell() {
    link.textContent = words(fresh.size);
    if (fresh.size === 0) link.remove(); else notice.append(link);
  }

  function open() {
    if (source) return;
    const address = new URL(notice.dataset.stream, location.href);
    address.searchParams.set("since", last);
    source = new EventSource(address);
    const heard = event => { last = event.lastEventId || last; };
    for (const kind of ["change", "deleted"]) {
      source.addEventListener(kind, event => {
        heard(event);
        fresh.add(event.lastEventId);
        tell();
      });
    }
    source.addEventListener("canary", heard);
    // Refused, such as when too many are open: the browser does not try again by itself.
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) { close(); setTimeout(mind, 30000); }
    });
    // The log was set back, or this reader was too slow: what the page shows may be wrong, so only a new one will do.
    source.addEventListener("reset", () => { close(); location.reload(); });
  }

  function close() {
    if (source) source.close();
    source = undefined;
  }

  // A hidden page needs no connection, of which a browser has few; it catches up when it is seen again.
  function mind() {
    if (document.visibilityState === "visible") open(); else close();
  }

  link.addEventListener("click", async event => {
    event.preventDefault();
    const known = new Set([...list.children].map(item => item.id));
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("changes");
      const items = [...next.children];
      if (!items.some(item => known.has(item.id)) && known.size > 0) throw new Error("too many");
      let first;
      items.reverse().forEach(item => {
        const here = document.getElementById(item.id);
        const added = document.adoptNode(item);
        if (here) { here.replaceWith(added); return; }
        added.classList.add("fresh-in");
        list.prepend(added);
        first = added;
      });
      fresh = new Set();
      tell();
      document.getElementById("nothing")?.remove();
      const heading = first?.querySelector("h3");
      if (heading) { heading.tabIndex = -1; heading.focus(); }
    } catch {
      location.assign(link.href);
    }
  });

  document.addEventListener("visibilitychange", mind);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", mind);
  mind();
})();
