// Has Teams tell who one is, hands that to the bot, and goes on. The token goes nowhere else.
(async () => {
  "use strict";
  const place = document.getElementById("sign-in");
  try {
    await microsoftTeams.app.initialize();
    const token = await microsoftTeams.authentication.getAuthToken();
    const answer = await fetch(place.dataset.address, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      credentials: "same-origin",
      redirect: "error",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    // A browser that keeps no cookie in a frame would be sent here for ever. (403: it is kept, and one is not on the list.)
    const kept = await fetch(place.dataset.check, { credentials: "same-origin", redirect: "manual" });
    if (!kept.ok && kept.status !== 403) throw new Error("no cookie");
    microsoftTeams.app.notifySuccess();
    const held = document.getElementById("held-form");
    if (held) held.submit();
    else location.replace(place.dataset.return);
  } catch {
    document.getElementById("busy").hidden = true;
    document.getElementById("failed").hidden = false;
  }
})();
