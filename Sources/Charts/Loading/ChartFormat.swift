import Codecs
import Failures
import GoTemplate

/// The generations of charts, which Helm 4 reads with different code.
package enum ChartFormat: Sendable {
    /// `apiVersion` v1, v2 or missing.
    case version2
    /// `apiVersion` v3, which Helm 4.2 can load but not yet render.
    case version3

    /// Tells the format by the `apiVersion` of a `Chart.yaml`.
    init(chartFile text: [UInt8]) throws(HelmError) {
        var apiVersion = GoString()
        do throws(HelmError) {
            try DecodedFields(text, as: MetadataShape.format).assign("apiVersion", to: &apiVersion)
        } catch {
            throw HelmError("cannot load Chart.yaml: " + error.message)
        }
        switch apiVersion {
        case "", "v1", "v2": self = .version2
        case "v3": self = .version3
        default: throw HelmError("unsupported chart version")
        }
    }

    /// The `apiVersion` of a chart that states none.
    var assumedAPIVersion: GoString {
        switch self {
        case .version2: "v1"
        case .version3: "v3"
        }
    }
}
