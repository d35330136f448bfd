/// An exit status other than that of success or failure, with which a command tells what it found.
struct ExitStatus: Error {
    let code: Int32
}
