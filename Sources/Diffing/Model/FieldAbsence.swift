/// Whether the API server stores the same for a field as if it were missing.
enum FieldAbsence: UInt8 {
    case present
    /// Null, zero, or always taken by default.
    case unset
    /// Taken by default because of another field, so that it may be another value elsewhere.
    case dependent
}
