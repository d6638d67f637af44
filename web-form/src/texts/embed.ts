/** How to put the form onto another site. */

export const embed = {
  title: 'Support on your own site',
  introduction:
    'One tag adds a help button to any page. It opens the support form in a window of its own, kept apart from your ' +
    'styles.',
  button: 'Text on the button',
  help: 'Help',
  corner: 'Corner',
  sides: { right: 'Right', left: 'Left' },
  paste: 'Put this before </body>',
  code: 'Code to copy',
  copy: 'Copy code',
};

export const preview = {
  label: 'Live preview',
  frame: 'Your page with the support button',
  address: 'your-site.example',
  note: 'Live preview: press the button. What you send from here is a real request.',
  sample: {
    title: 'Your page',
    first: 'Whatever you show here stays as it is: the button floats above it.',
    second: 'Visitors stay on your page while they write to support.',
  },
};
