import Codecs
import Failures
import Files
import GoLibrary
import GoTemplate

extension ChartLock {
    /// The file, as Helm writes it.
    package var text: [UInt8] {
        get throws(HelmError) { try YAML.text(of: record) }
    }

    /// When the lock was made; nil for never.
    package var time: FileTime? {
        if generated.isEmpty { return nil }
        guard let time = try? GoTime(parsing: generated, layout: GoTime.rfc3339NanoLayout) else { return nil }
        return time.isZero ? nil : FileTime(time)
    }
}
