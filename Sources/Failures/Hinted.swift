import GoTemplate

/// A failure that knows what to try instead.
package protocol Hinted: GoError {
    /// For a person at a terminal; nil where nothing is known.
    var hint: String? { get }
}

extension Error {
    /// What to try instead, as the error or the first of its causes knows it.
    package var knownHint: String? {
        var next: (any Error)? = self
        while let error = next {
            if let hint = (error as? any Hinted)?.hint { return hint }
            next = (error as? any GoError)?.cause
        }
        return nil
    }
}
