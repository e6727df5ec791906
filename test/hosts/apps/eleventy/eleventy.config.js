/** A short code that prints a widget with a link inside, so that the page says something before any script runs. */
export default function (eleventy) {
  eleventy.addPairedShortcode('esca', (words, widget, attributes) => {
    const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<esca-${widget}${given.join('')}>${words}</esca-${widget}>`;
  });
  eleventy.addPassthroughCopy({ 'node_modules/@esca/embed/dist/v1': 'v1' });
  eleventy.addPassthroughCopy({ 'node_modules/@esca/embed/dist/r': 'r' });
  eleventy.addPassthroughCopy('pages/host.js');
  return { dir: { input: 'pages', output: 'dist' }, markdownTemplateEngine: 'njk' };
}
