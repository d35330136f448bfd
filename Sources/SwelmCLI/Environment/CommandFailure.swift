/// A failure as the person at the command line sees it: `Error: MESSAGE`, exit code 1.
struct CommandFailure: Error {
    /// The text after `Error: `.
    let message: String
    /// What to try instead; shown on a terminal only, so that Helm's text stays Helm's.
    let hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
