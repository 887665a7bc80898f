import admin from "./admin";
import athlete from "./athlete";
import board from "./board";
import classes from "./classes";
import coach from "./coach";
import competitions from "./competitions";
import errors from "./errors";
import replay from "./replay";
import shell from "./shell";

export default { admin, athlete, board, classes, coach, competitions, errors, replay, shell };
