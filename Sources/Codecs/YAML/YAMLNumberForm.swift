import GoTemplate

/// What readers of YAML make of its numbers.
enum YAMLNumberForm {
    /// A float64, as `encoding/json` makes of each.
    case float
    /// What it is in YAML, before the way through JSON.
    case asWritten
    /// An int64 where its JSON text is one, as `sigs.k8s.io/json` makes of it for Kubernetes.
    case int64

    @inline(__always)
    func value(_ number: Int64) -> Value {
        switch self {
        case .float: .float(Double(number))
        case .asWritten: .int(number, .int)
        case .int64: .int(number, .int64)
        }
    }

    /// The value of a number that is too large for an int64.
    @inline(__always)
    func value(_ number: UInt64) -> Value { self == .asWritten ? .uint(number, .uint64) : .float(Double(number)) }

    @inline(__always)
    func value(_ number: Double) -> Value {
        guard self == .int64, let integer = JSON.integer(number) else { return .float(number) }
        return .int(integer, .int64)
    }
}
