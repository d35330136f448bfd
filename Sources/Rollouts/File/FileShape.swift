/// What may stand at a place of a stages file.
///
/// One table of shapes gives the reader, the published JSON Schema and the reference of the keys. Where a number, a time
/// or a flag is wanted, a string that is one `${parameter}` may stand, too: it takes the parameter's type.
package indirect enum FileShape: Sendable {
    /// A string, or a number that stands for one.
    case text
    case flag
    case integer(ClosedRange<Int>)
    case number
    /// `90s`, `1h30m`, `7d`.
    case duration
    /// Per cent, as in `99.5%`.
    case share
    /// One of these words.
    case word([String])
    /// Whatever can be a value of a chart.
    case anything
    /// A mapping to whatever can be a value of a chart.
    case values
    /// A list; `isAlone` where one item may stand without it.
    case list(FileShape, isAlone: Bool = false)
    /// A mapping from names to things of one shape.
    case named(FileShape)
    case record(FileRecord)
    /// The first that fits the kind of value.
    case either([FileShape])
}
