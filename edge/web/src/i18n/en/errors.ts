/** By the platform's stable codes; what is not here is told in the platform's own English words. */
export default {
  "network.unreachable": "The platform can't be reached. Is this device online?",
  "token.missing": "Log in first.",
  "token.invalid": "Your login has ended. Log in again.",
  "role.missing": "Your account may not do this.",
  "access.denied": "Your account may not do this.",
  "class.unknown": "There is no such class.",
  "competition.unknown": "There is no such competition.",
  "results.pending": "There are no official results yet.",
  "rate.exceeded": "That was too often. Wait a moment.",
  "store.unavailable": "A part of the platform does not answer. Try again in a moment.",
  internal: "The platform failed. It has been logged.",
  "wall.forbidden": "This class has another coach.",
  "board.unavailable": "This board is not available at the moment.",
  "metric.unknown": "There is no such board.",
  "board.malformed": "There is no such board.",
};
