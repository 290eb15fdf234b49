// The server answers this address with the package's own file; this line is for the type checker only.
export { render } from 'flex-render';
