// The slider of a profile without a round trip: while it moves, the date is in the field and the cursor on the line; let go, and the page follows.
(() => {
  const slider = document.getElementById('tag');
  const field = document.getElementById('stand');
  if (!slider || !field) return;
  const language = document.documentElement.lang;
  const cursor = document.querySelector('.line .cursor');
  const said = options => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  const short = said({ day: 'numeric', month: language === 'en' ? 'short' : 'numeric', year: 'numeric' });
  const long = said({ day: 'numeric', month: 'long', year: 'numeric' });
  let byPointer = false;

  slider.addEventListener('pointerdown', () => { byPointer = true; });
  slider.addEventListener('keydown', () => { byPointer = false; });
  slider.addEventListener('input', () => {
    const day = new Date(slider.value * 86400000);
    const place = (100 * (slider.value - slider.min)) / (slider.max - slider.min) + '%';
    field.value = day.toISOString().slice(0, 10);
    slider.setAttribute('aria-valuetext', long.format(day));
    cursor.querySelector('text').textContent = short.format(day);
    cursor.querySelector('text').setAttribute('x', place);
    cursor.querySelector('circle').setAttribute('cx', place);
    cursor.querySelector('line').setAttribute('x1', place);
    cursor.querySelector('line').setAttribute('x2', place);
  });
  slider.addEventListener('change', () => { if (byPointer) slider.form.requestSubmit(); });
  slider.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // or the browser would send the form a second time
    slider.form.requestSubmit();
  });
})();
