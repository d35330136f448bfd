import Files
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A standard stream as a sink.
///
/// A closed pipe is not an error: whoever reads has seen enough.
/// Unchecked because only the thread that runs the command writes: batches collect what their threads say.
final class DescriptorSink: ByteSink, @unchecked Sendable {
    static let standardOutput = DescriptorSink(1, name: "/dev/stdout")
    static let standardError = DescriptorSink(2, name: "/dev/stderr")

    private let descriptor: Int32
    private let name: StaticString
    /// The system's number for why no more is written; 0 while all is well.
    private var code: Int32 = 0

    init(_ descriptor: Int32, name: StaticString) {
        self.descriptor = descriptor
        self.name = name
    }

    func write(_ bytes: [UInt8]) {
        if code == 0 { code = FileSystem().write(bytes, to: descriptor) }
    }

    var failure: GoString? {
        code == 0 || code == EPIPE ? nil : FileSystem().failure("write", GoString("\(name)"), code).message
    }
}
