// Shows the page anew when a template was saved, where the reader was; the server answers when that happens.
const page = document.documentElement;
const changes = new EventSource(`/changes?after=${page.dataset.version}`);
changes.onmessage = () => {
  changes.close();
  location.reload();
};
for (const choice of document.querySelectorAll('select'))
  choice.addEventListener('change', () => {
    // A template saved in this moment must not call the page back.
    changes.close();
    choice.form.requestSubmit();
  });
