import Diagnostics
import Failures
import GoTemplate

/// A failure as the person at the command line sees it: `Error: MESSAGE`, exit code 1.
struct CommandFailure: Hinted {
    /// The text after `Error: `; bytes, because what the user or a chart wrote need not be UTF-8.
    let message: GoString
    /// What to try instead; shown on a terminal only, so that Helm's text stays Helm's.
    let hint: String?
    /// The whole text that people get instead, where they asked for it; ends with a newline.
    let rendered: String?
    /// What is known besides the message.
    var diagnostic: Diagnostic?

    init(_ message: GoString, hint: String? = nil, rendered: String? = nil, diagnostic: Diagnostic? = nil) {
        self.message = message
        self.hint = hint
        self.rendered = rendered
        self.diagnostic = diagnostic
    }

    init(_ message: String, hint: String? = nil) {
        self.init(GoString(message), hint: hint)
    }
}
