using System.Runtime.InteropServices;

namespace Aspire.Hosting.Local;

/// <summary>Numbers of signal(7) on Linux.</summary>
internal enum Signal
{
    Kill = 9,
    Terminate = 15,
    Interrupt = 2,
    Continue = 18,
    Stop = 19,
}

internal static partial class Signals
{
    public static void Send(int pid, Signal signal) => _ = Kill(pid, (int)signal);

    /// <summary>To all processes of a group.</summary>
    public static void SendGroup(int group, Signal signal) => _ = Kill(-group, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
