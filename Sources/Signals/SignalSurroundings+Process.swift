import Files
import GoTemplate
import HTTP

extension SignalSurroundings {
    /// Those of this process.
    ///
    /// - Throws: where no connection could be made at all.
    package init(environment: [String: String]) throws(HTTPFailure) {
        self.init(
            try Loop(), variable: { name in environment[name.text].map { GoString($0) } },
            read: { try FileSystem().read($0) })
    }
}
