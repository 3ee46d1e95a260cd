export { asciiDigits } from '../money/ascii-digits.js';
