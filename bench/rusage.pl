# Runs a command, waits for it and for all that it started, and prints what they needed:
#   seconds of the clock, CPU seconds as user and as system, KiB of the largest process, how it ended.
# Node cannot ask this of its children; the perl of every Debian can.
#   perl rusage.pl NUMBER-OF-GETRUSAGE NUMBER-OF-CLOCK_GETTIME WHERE-TO-PRINT COMMAND...
use strict;
use warnings;

my ($getrusage, $clock_gettime, $report, @command) = @ARGV;
my $children = -1;
my $monotonic = 1;

sub now {
  my $time = "\0" x 16;
  syscall($clock_gettime + 0, $monotonic, $time);
  my ($seconds, $nanoseconds) = unpack 'q q', $time;
  return $seconds + $nanoseconds / 1e9;
}

my $start = now();
my $status = system { $command[0] } @command;
my $wall = now() - $start;
my $usage = "\0" x 144;
syscall($getrusage + 0, $children, $usage);
my ($user, $user_micro, $system, $system_micro, $peak) = unpack 'q5', $usage;

open my $out, '>', $report or die "$report: $!";
printf $out "%.6f %.6f %.6f %d %d\n", $wall, $user + $user_micro / 1e6, $system + $system_micro / 1e6, $peak, $status;
close $out;
