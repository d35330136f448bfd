import Charts
import Codecs
import GoTemplate
import Manifests
import Rendering

/// Turns the failures of the lower layers into Helm's text.
enum ErrorText {
    static func plain(_ error: any Error) -> GoString {
        switch error {
        case let failure as CommandFailure: failure.message
        case let failure as HelmError: failure.message
        case let failure as RenderFailure: failure.message
        case let failure as ManifestRenderFailure: failure.failure.message
        case let failure as IncompatibleKubeVersion: failure.message
        case let failure as FunctionError: failure.message
        default: error.goMessage
        }
    }

    /// Whether Helm had begun to make a release when it failed, and so points at `--debug`.
    static func happenedWhileRendering(_ error: any Error) -> Bool {
        error is RenderFailure || error is ManifestRenderFailure || error is IncompatibleKubeVersion
    }
}
