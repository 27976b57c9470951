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
    microsoftTeams.app.notifySuccess();
    const held = document.getElementById("held-form");
    if (held) held.submit();
    else location.replace(place.dataset.return);
  } catch {
    document.getElementById("busy").hidden = true;
    document.getElementById("failed").hidden = false;
  }
})();
