import GoTemplate

/// A failure after Helm had begun to make a release, for which it points at `--debug`.
package protocol FailureWhileRendering: GoError {}
