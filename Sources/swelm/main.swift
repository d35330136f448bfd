import SwelmCLI

CommandLineProgram.main()
