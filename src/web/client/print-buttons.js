/** "Print list" opens the browser's own print window; without this it leads to how to print. */
export function startPrintButtons() {
  for (const button of document.querySelectorAll('a[data-print]')) {
    button.setAttribute('role', 'button');
    button.addEventListener('click', (event) => {
      event.preventDefault();
      print();
    });
  }
}
