import Charts
import Failures
import GoTemplate
import Processes

/// An executable that reads the objects and hooks of a release on standard input and writes what is to be applied.
///
/// That it is an executable is Helm 3's contract, and what is said of its failures; Helm 4 takes plugins only.
package struct PostRenderer: Sendable {
    /// The executable's path, or a name found in `PATH`.
    package let executable: GoString
    package let arguments: [GoString]

    package init(executable: GoString, arguments: [GoString]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// Runs the executable over `input`.
    ///
    /// - Throws: `HelmError` where it cannot be started, fails, or writes nothing.
    func run(_ input: [UInt8]) throws(HelmError) -> [UInt8] {
        let result = try finished(input)
        guard result.ending.isSuccess else {
            let errors = " error output:\n" + GoString(result.errors) + ": " + GoString(result.ending.description)
            throw HelmError("error while running command " + executable + "." + errors)
        }
        if GoString(result.output).trimmingSpace.isEmpty {
            throw HelmError("post-renderer " + Strconv.quote(executable) + " produced empty output")
        }
        return result.output
    }

    private func finished(_ input: [UInt8]) throws(HelmError) -> ProgramResult {
        do throws(ProgramFailure) { return try Program(executable, arguments).run(input: input) } catch {
            throw HelmError("unable to find binary at " + executable + ": " + error.message)
        }
    }
}
