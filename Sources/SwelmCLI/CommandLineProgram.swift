/// The `swelm` program; stub until the commands land.
package enum CommandLineProgram {
    package static func main() {}
}
