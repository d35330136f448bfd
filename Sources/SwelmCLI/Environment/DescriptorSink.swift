import Charts
import Files
import GoTemplate
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// A standard stream as a sink.
///
/// A closed pipe is not an error: whoever reads has seen enough.
final class DescriptorSink: ByteSink {
    static let standardOutput = DescriptorSink(1, name: "/dev/stdout")
    static let standardError = DescriptorSink(2, name: "/dev/stderr")

    private enum State {
        case open, closed
        case failed(GoString)
    }

    private let descriptor: Int32
    private let name: GoString
    private let state = Mutex(State.open)

    init(_ descriptor: Int32, name: GoString) {
        self.descriptor = descriptor
        self.name = name
    }

    func write(_ bytes: [UInt8]) {
        state.withLock { state in
            guard case .open = state else { return }
            switch FileSystem().write(bytes, to: descriptor) {
            case 0: break
            case EPIPE: state = .closed
            case let code: state = .failed(FileSystem().failure("write", name, code).message)
            }
        }
    }

    var failure: GoString? {
        state.withLock { state in
            guard case .failed(let reason) = state else { return nil }
            return reason
        }
    }
}
