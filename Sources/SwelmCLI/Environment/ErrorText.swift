import Charts
import Codecs
import Failures
import GoTemplate
import Manifests
import Operations
import Rendering
import Review

/// Turns the failures of the lower layers into Helm's text.
enum ErrorText {
    static func plain(_ error: any Error) -> GoString {
        switch error {
        case let failure as CommandFailure: failure.message
        case let failure as HelmError: failure.message
        case let failure as RenderFailure: failure.message
        case let failure as ManifestRenderFailure: failure.failure.message
        case let failure as PostRenderFailure: failure.message
        case let failure as IncompatibleKubeVersion: failure.message
        case let failure as OutputFailure: plain(failure.cause)
        case let failure as FunctionError: failure.message
        case let failure as ReviewFailure: failure.message
        case let failure as MissingInRevision: failure.failure.message
        case let failure as SideFailure: failure.prefix + plain(failure.cause)
        case let failure as StageFailure: failure.prefix + plain(failure.cause)
        default: error.goMessage
        }
    }

    /// What to try instead, where that is known.
    static func hint(_ error: any Error) -> String? {
        switch error {
        case let failure as CommandFailure: failure.hint
        case is PendingOperation: "if that operation is dead, run \"swelm release unlock\" for the release"
        case let failure as ReviewFailure: failure.hint
        case let failure as SideFailure: hint(failure.cause)
        case let failure as StageFailure: hint(failure.cause)
        default: nil
        }
    }

    /// Whether Helm had begun to make a release when it failed, and so points at `--debug`.
    static func happenedWhileRendering(_ error: any Error) -> Bool {
        error is RenderFailure || error is ManifestRenderFailure || error is IncompatibleKubeVersion
            || error is PostRenderFailure || error is OutputFailure
    }
}
