import GoTemplate

/// Why reading a `--set` expression stopped.
enum SetError: Error {
    /// Go's `io.EOF`, also where something wraps it: the expression is over, which is no failure.
    case endOfInput
    case failure(GoString)

    /// The error with words before it, as `fmt.Errorf("...: %w")` makes it.
    func prefixed(_ words: GoString) -> SetError {
        switch self {
        case .endOfInput: self
        case .failure(let message): .failure(words + message)
        }
    }
}
