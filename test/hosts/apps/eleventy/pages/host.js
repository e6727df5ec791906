const finder = document.querySelector('esca-course-finder');
const home = finder.parentElement;
finder.strings = { heading: 'Chosen by the page' };
finder.addEventListener('esca-select', (event) => {
  event.preventDefault();
  document.getElementById('picked').value = event.detail.ref;
});
document.getElementById('narrow').addEventListener('click', () => {
  finder.setAttribute('query', 'mental capacity');
});
document.getElementById('toggle').addEventListener('click', () => {
  if (finder.isConnected) finder.remove();
  else home.append(finder);
});
