/// Which Go integer type a number has; visible in `%T`, `typeOf`, `kindOf`, `eq` and argument checks.
package enum IntegerKind: UInt8, Sendable {
    case int, int8, int16, int32, int64
    case uint, uint8, uint16, uint32, uint64, uintptr

    /// Go's name of the type.
    package var name: String {
        switch self {
        case .int: "int"
        case .int8: "int8"
        case .int16: "int16"
        case .int32: "int32"
        case .int64: "int64"
        case .uint: "uint"
        case .uint8: "uint8"
        case .uint16: "uint16"
        case .uint32: "uint32"
        case .uint64: "uint64"
        case .uintptr: "uintptr"
        }
    }
}
