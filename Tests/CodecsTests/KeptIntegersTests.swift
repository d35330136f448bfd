import Codecs
import GoTemplate
import Testing

/// What apimachinery's util/json makes of numbers, which Kubernetes reads its objects with.
@Suite("Numbers of Kubernetes objects")
struct KeptIntegersTests {
    @Test(arguments: [
        ("1", "int64 1"), ("-0", "int64 0"), ("9223372036854775807", "int64 9223372036854775807"),
        ("9223372036854775808", "float64 9.223372036854776e+18"), ("1.0", "float64 1"), ("1e3", "float64 1000"),
        ("1.5", "float64 1.5"), ("\"1\"", "string 1"),
    ])
    func ofJSON(_ text: String, _ value: String) throws {
        let read = try JSON.decode(Array(text.utf8), numbers: .int64)
        #expect(GoFormat.sprintf("%T %v", [read, read]).text == value)
    }

    /// YAML becomes JSON first, in which a whole number is an integer however it was written.
    @Test(arguments: [
        ("1", "int64 1"), ("1.0", "int64 1"), ("1e3", "int64 1000"), ("0x10", "int64 16"), ("1.5", "float64 1.5"),
        ("18446744073709551615", "float64 1.8446744073709552e+19"), ("1e21", "float64 1e+21"), ("-0.0", "int64 0"),
        ("!!float 1", "int64 1"),
    ])
    func ofYAML(_ text: String, _ value: String) throws {
        let read = try YAML.decode(Array(text.utf8), keepsIntegers: true)
        #expect(GoFormat.sprintf("%T %v", [read, read]).text == value)
    }
}
